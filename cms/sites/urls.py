from django.urls import path
from wagtail.admin.auth import require_admin_access

from cms.sites import views

# Before Wagtail's own below /admin/; the names stay Wagtail's, whose addresses these are.
urlpatterns = [
    path("choose-page/chosen-multiple/", require_admin_access(views.ChosenPages.as_view())),
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", require_admin_access(views.bulk)),
    path("reports/page-types-usage/", require_admin_access(views.PageTypesUsage.as_view())),
    path("reports/page-types-usage/results/", require_admin_access(views.PageTypesUsage.as_view(results_only=True))),
]
