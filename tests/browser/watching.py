"""What pages do that they should not: errors, breaches of the policy, requests that fail or leave the site."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# Chromium writes breaches on the console too, yet not those of a policy in report-only mode, nor in every version.
_BREACHES = """document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} refuses ${event.blockedURI || "inline"}`))"""


def watch(context: BrowserContext, home: str) -> list[str]:
    """A list that grows with every fault of every page the context opens; ``home`` is where the site is."""
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"{_where(message)}: console {message.type}: {message.text}")

    def error(problem: WebError) -> None:
        faults.append(f"{problem.page.url if problem.page else '?'}: uncaught: {problem.error}")

    def request(sent: Request) -> None:
        if not sent.url.startswith((home, "data:", "blob:", "about:")):
            faults.append(f"{sent.frame.url}: request leaves the site: {sent.url}")

    def failed(sent: Request) -> None:
        # Aborted is what was still under way when the test went on to another page.
        if sent.failure == "net::ERR_ABORTED":
            return
        faults.append(f"{sent.frame.url}: request failed: {sent.url} ({sent.failure})")

    def response(got: Response) -> None:
        if got.status >= 400:
            faults.append(f"{got.frame.url}: status {got.status}: {got.url}")

    context.add_init_script(_BREACHES)
    context.on("console", console)
    context.on("weberror", error)
    context.on("request", request)
    context.on("requestfailed", failed)
    context.on("response", response)
    return faults


def _where(message: ConsoleMessage) -> str:
    return message.page.url if message.page else "?"
