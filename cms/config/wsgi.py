import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings.embedded")
application = get_wsgi_application()

from cms.config.start import refuse_misconfiguration  # noqa: E402 - when the apps are ready

refuse_misconfiguration()
