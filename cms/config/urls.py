from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core.views import health, start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start),
    path("healthz", health, name="health"),
    path("admin/", include("cms.sites.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("demonstration/", include("cms.core.demonstration.urls")),
    path("", include("gateway.urls")),
]
if not settings.MEDIA_URL.startswith("http"):
    # Renditions only: originals are kept where no address leads.
    media = rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$"
    urlpatterns.append(re_path(media, serve, {"document_root": settings.MEDIA_ROOT}))
