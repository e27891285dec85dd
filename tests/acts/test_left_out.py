"""What a form lets people leave empty, a script may leave out."""

from inspect import Parameter, signature

from compacttui.acts.registry import all_acts


def test_every_field_that_may_be_left_empty_has_something_to_stand_for_it() -> None:
    missing = [
        f"{act.name}: {spec.name}"
        for act in all_acts().values()
        for spec in act.fields
        if not spec.required and signature(act.perform).parameters[spec.name].default is Parameter.empty
    ]
    assert not missing
