"""The commands, as they are typed."""

from __future__ import annotations

import importlib

import click

from rmsite import __version__

COMMANDS = ("build", "serve", "check", "plan", "new", "explain")


class Commands(click.Group):
    """The commands by name; each module is imported only when its command is used or its help is printed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the manual."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"rmsite.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, or a usage error that suggests the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from rmsite.foundation.words import nearest

            near = nearest(args[0], COMMANDS)
            if near is None:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near}'?", ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rmsite")
def group() -> None:
    """Publishes people-programs: YAML and Markdown become an intranet site that checks itself."""


def run() -> int:
    """Runs the command that was typed, and gives the code to exit with."""
    try:
        # Without standalone mode click hands back the code that a command exits with, instead of exiting.
        code = group(prog_name="rmsite", standalone_mode=False)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else 0
