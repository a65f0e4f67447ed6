"""How forms are drawn: one label, a hint, what is wrong, then the field; what was typed stays."""

from typing import Any

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """`FORM_RENDERER`: every `{{ form }}` and `{{ field.as_field_group }}` looks like ours."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        """Choices as labels of their own, large enough for a finger."""
        return super().get_template(_OURS.get(template_name, template_name))


_OURS = {
    "django/forms/widgets/radio.html": "ui/choices.html",
    "django/forms/widgets/checkbox_select.html": "ui/choices.html",
}
