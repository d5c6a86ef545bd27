from cms.collections.forms.image import NetworkImageForm

__all__ = ["NetworkImageForm"]
