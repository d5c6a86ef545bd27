from django.urls import path

from cms.collections.views import differences, leaving, pictures
from cms.collections.views.imports import acts, listing, mapping, new, run

app_name = "records"
urlpatterns = [
    path("differences/", differences.differences, name="differences"),
    path("<int:pk>/addresses/", pictures.addresses, name="addresses"),
    path("<int:pk>/leave/", leaving.leave, name="leave"),
    path("<int:pk>/fields/<slug:field>/", differences.difference, name="difference"),
    path("imports/", listing.imports, name="imports"),
    path("imports/new/", new.new, name="new_import"),
    path("imports/<int:pk>/", run.run, name="import"),
    path("imports/<int:pk>/progress/", run.progress, name="import_progress"),
    path("imports/<int:pk>/report.csv", run.report, name="import_report"),
    path("imports/<int:pk>/columns/", mapping.columns, name="import_columns"),
    path("imports/<int:pk>/<slug:verb>/", acts.act, name="import_act"),
]
