from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cms_collections", "0003_values_become_parts")]
    operations = [
        migrations.RemoveField(model_name="work", name="height_mm"),
        migrations.RemoveField(model_name="work", name="width_mm"),
        migrations.RemoveField(model_name="work", name="depth_mm"),
    ]
