"""``rmsite explain``: what a code means and how to mend it; why a page was made and what it is made of."""

from __future__ import annotations

from pathlib import Path

import click

from rmsite.cli.site import Outside, find_site, site_option

_CHANGED = " has changed"


@click.command("explain", short_help="Says what a code such as session/agenda-sum means, or why a page was made.")
@site_option
@click.argument("what", required=False, metavar="[CODE | ADDRESS]")
def command(folder: Path | None, what: str | None) -> None:
    """Says what CODE means, how to mend it, and shows an example; without CODE it lists all of them.

    For an ADDRESS that begins with a slash, such as /guides/, it says why the page was made and what it is made of.
    """
    if what is not None and what.startswith("/"):
        _explain_address(find_site(folder), what)
    else:
        _explain_code(what)


def _explain_address(root: Path, address: str) -> None:
    from rmsite.disk.store import Store, cache_folder
    from rmsite.foundation.words import nearest
    from rmsite.increment.kept_traces import unpacked_traces
    from rmsite.increment.trace import LATEST
    from rmsite.view.seen import fact_in_words

    store = Store(cache_folder(root))
    latest = store.get(LATEST)
    traces = unpacked_traces(store.get(latest.decode()) or b"") if latest else None
    if traces is None or not traces.by_path:
        raise Outside("no build of this site is remembered; run `rmsite build` first")
    inner = address.strip("/")
    addresses = {"/" + path.removesuffix("index.html"): trace for path, trace in traces.by_path.items()}
    trace = addresses.get(f"/{inner}/" if inner else "/") or addresses.get(f"/{inner}")
    if trace is None:
        near = nearest(address, addresses)
        hint = f"did you mean {near}?" if near else "name it as it stands behind the site's own address"
        raise Outside(f'there is no page at "{address}"; {hint}')
    why = trace.why
    if why.endswith(_CHANGED) and (fact := why.removesuffix(_CHANGED)) in trace.reads:
        why = fact_in_words(fact) + _CHANGED
    click.echo(f"{address} was made because {why}. It is made of")
    for words in sorted({fact_in_words(name) for name in trace.reads}):
        click.echo(f"  {words}")


def _explain_code(code: str | None) -> None:
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
