from django.urls import path

from cms.core.demonstration import views

app_name = "demonstration"
urlpatterns = [path("courrier/", views.mailbox, name="mailbox"), path("courrier/<slug:name>/", views.letter, name="letter")]
