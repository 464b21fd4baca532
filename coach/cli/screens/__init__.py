"""The screens with what they show and where they lead: made here from the work below."""
