"""Whether a mailbox or a label looks like one person's.

Both are guesses, made to be seldom wrong: a word that desks, teams and functions use anywhere in it speaks against a
person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SHARED = frozenset(
    re.findall(
        r"[a-z]+",
        """
    abroad academic academy access accessibility accounting accounts action admin administration advice adviser
    advisor advisory affairs agreement aid alert alumni analytics anonymous answer ask assistance assistant
    association audit awards bank benefits bereavement board booking books bot branch buddies buddy budget building
    bureau business campus canteen care career catering center central centre chair change chat childcare circle
    claims client climate club coach coaches coaching coffee college command committee communication community
    company compensation complaints compliance concierge conduct conference confidential contact coordination
    coordinator corporate council counsel counselling counsellor counselor course creative culture customer daily
    data day delivery department dept design desk dev development devops digital director disability diversity
    division doctor documents donotreply duty editor editorial education email emergency employee employer
    engagement engineering enquiries environment equality equity ethics europe event everyone example executive
    expenses expert external facilitator facilities faculty family feedback field finance firm first firstname floor
    forum foundation freelance front fund funding gate general global governance graduate grants group guard guest
    guide handbook head health healthcare hello help helpdesk helpline helpme hiring holiday home hotline hours
    house housing hr hub human identity inbox incident inclusion info information infrastructure innovation
    inquiries insurance integrity intern internal international intranet invoice it job join journal junior justice
    kitchen knowledge lab last lastname lead leader leadership learning leave legal liaison library line list local
    logistics lounge lunch mail mailbox main maintenance management manager managing market marketing matching media
    medical meeting member membership mentee mentor mentoring mobility music name national network new newsletter
    nominations noreply north notice notifications nurse nursing occupational office officer ombuds ombudsman
    ombudsperson on onboarding online open operations order org organisation organization outreach owner parental
    parents partner partnership party payroll peer pension people performance personal personnel phone physical
    pilot place placements planning platform playbook pm policy pool portal postmaster practice press privacy
    procurement product production professional program programme project property protection public publishing
    purchasing quality question rail reception recognition records recruiting recruitment redundancy referral
    regional registry relations reply report reporting representative request research reservations resilience
    resource response retention reverse review rewards risk role room safe safeguarding safety salary sales sample
    schedule scheme school science second secretariat secretary section security senior service shadowing shared
    shift shop site smart social software solutions speak speakup spokesperson sponsor sponsorship sport staff
    staffing standards start steering stock store strategy student studio study supervision supervisor supplier
    supply support surname survey sustainability switchboard system talent tax team tech technical technology tenant
    test testing time together training transfer transport travel treasury trust tutor union unit university up
    updates user vendor visa visitor volunteer volunteering wages warehouse web webmaster welcome welfare wellbeing
    wellness west whistle whistleblowing women work workers workforce working workplace world writer youth
    abteilung ausbildung beratung betriebsrat datenschutz personal personalabteilung beauftragte beauftragter
    vorname nachname verwaltung zentrale empfang hilfe leitung stelle
        """,
    )
)

_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau", "sir", "dame"})
_PARTICLES = frozenset(
    re.findall(r"[a-z]+", "van von de del della der den di da dos du la le el al bin ibn ten ter zu zur af av y e")
)
_NAME = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_PARTS = re.compile(r"[()\[\],;:/|·•–—&+]|\s-\s|\bc/o\b")


def is_personal_mailbox(local: str) -> bool:
    """Whether the part of an address before the @ reads like ``first.last`` or ``f.last``."""
    words = re.split(r"[._]", local.casefold().partition("+")[0].rstrip("0123456789"))
    if not 2 <= len(words) <= 3 or not all(_NAME.fullmatch(word) for word in words):
        return False
    if len(words[-1]) < 2 or (len(words) == 3 and len(words[1]) > 1 and words[1] not in _PARTICLES):
        return False
    return not _is_shared(piece for word in words for piece in word.split("-"))


def names_a_person(label: str, also_shared: Iterable[str] = ()) -> bool:
    """Whether a label, or a part of it in brackets or behind a comma, reads like a person's name.

    ``also_shared`` are words that are no names here, such as those of the company's own name.
    """
    shared = frozenset(word.casefold() for word in also_shared)
    return any(_is_name(part.split(), shared) for part in _PARTS.split(label))


def _is_name(words: list[str], shared: frozenset[str]) -> bool:
    has_title = bool(words) and words[0].rstrip(".").casefold() in _TITLES
    names = [word for word in words[has_title:] if word.casefold() not in _PARTICLES]
    if has_title and len(names) == 1:
        return _is_capitalised(names[0]) and not _is_shared(_pieces(names[0]), shared)
    if not 2 <= len(names) <= 3 or not _is_capitalised(names[-1]):
        return False
    if not all(_INITIAL.fullmatch(word) or _is_capitalised(word) for word in names[:-1]):
        return False
    return not _is_shared((piece for word in names for piece in _pieces(word)), shared)


def _is_capitalised(word: str) -> bool:
    # "HR" is no name, "McDonald" and "O'Brien" are.
    return bool(_NAME.fullmatch(word)) and len(word) > 1 and word[0].isupper() and not word.isupper()


def _pieces(word: str) -> Iterator[str]:
    return (piece.casefold() for piece in re.split(r"[-'’.]", word) if piece)


def _is_shared(words: Iterable[str], also: frozenset[str] = frozenset()) -> bool:
    return any(word in _SHARED or word.removesuffix("s") in _SHARED or word in also for word in words)
