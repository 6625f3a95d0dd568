"""``rmsite explain``: what a code means and how to mend it."""

from __future__ import annotations

import click

from rmsite.cli.site import Outside


@click.command("explain", short_help="Says what a code such as session/agenda-sum means, and how to mend it.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Says what CODE means, how to mend it, and shows an example; without CODE it lists all of them."""
    from rmsite.foundation.words import nearest
    from rmsite.pipeline.build import CODES

    codes = {each.name: each for each in CODES}
    if code is None:
        width = max(len(name) for name in codes)
        for name in sorted(codes):
            click.echo(f"{name:{width}}  {codes[name].severity:7}  {codes[name].meaning}")
        return
    found = codes.get(code)
    if found is None:
        near = nearest(code, codes)
        raise Outside(
            f'there is no code "{code}"; ' + (f"did you mean {near}?" if near else "`rmsite explain` lists all")
        )
    click.echo(f"{found.severity}[{found.name}]\n\n{found.meaning}\n\nTo mend it: {found.mend}")
    for name, example in (("Wrong", found.wrong), ("Right", found.right)):
        if example:
            click.echo(f"\n{name}:\n" + "\n".join(f"    {line}" for line in example.splitlines()))
    if found.fixed:
        click.echo("\nThe site cannot be made while this stands, so `policies:` cannot change it.")
    else:
        click.echo("\nTo change how grave it is, write into site.yaml:")
        click.echo(f"    policies: {{{found.name}: off}}   # or warn, or error")
