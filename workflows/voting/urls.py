from django.urls import path

from workflows.voting.views import acts, candidates, editing, edition, listing, outcome

app_name = "voting"
urlpatterns = [
    path("", listing.editions, name="editions"),
    path("new/", editing.create, name="create"),
    path("<int:pk>/", edition.edition, name="edition"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/candidates/", candidates.choose, name="choose"),
    path("<int:pk>/candidates/take-back/", candidates.take_back, name="take_back"),
    path("<int:pk>/dossier/", outcome.dossier, name="dossier"),
    path("<int:pk>/cancel/<int:proposal>/", acts.confirm_cancelling, name="confirm_cancelling"),
    path("<int:pk>/<slug:verb>/", acts.act, name="act"),
]
