#!/usr/bin/env python3
"""Says which day the events of a news text are about: the first date in it, weekdays reckoned from its publication."""

import datetime
import re

from pipe_plugin import Drop, Plugin, Refusal

plugin = Plugin(
    "near_date", "Notes the day that a news text speaks of.",
    details="The first date in title or text counts: 2026-05-04, 4 May 2026, May 4, or a weekday, which is the last "
            "one before the publication. It stands in the metadata as event_date. English only.")
plugin.option("within", 30, "Days further from the publication than this are not meant.", minimum=1, maximum=3650)
plugin.option("otherwise", "keep", "What becomes of a document without such a day.", enum=["keep", "drop"])
plugin.example(
    "A weekday is the last one before the publication, which was a Monday",
    [{"id": "a", "published": "2026-05-04T10:00:00Z", "text": "The bridge fell on Friday."}],
    [{"id": "a", "published": "2026-05-04T10:00:00Z", "text": "The bridge fell on Friday.",
      "metadata": {"event_date": "2026-05-01"}}])

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = re.compile(
    rf"\b(?:(\d{{4}})-(\d\d)-(\d\d)|(\d{{1,2}}) {MONTH}(?: (\d{{4}}))?|{MONTH} (\d{{1,2}})(?:, (\d{{4}}))?|({'|'.join(DAYS)}))\b",
    re.IGNORECASE)


@plugin.start
def start(options):
    if options["otherwise"] == "drop" and options["within"] < 2:
        raise Refusal("drops nearly everything", option="within", hint="allow two days at least")


@plugin.batch
def find(documents, options):
    return [result(document, options) for document in documents]


def result(document, options):
    published = document.get("published")
    if published:
        day = datetime.date.fromisoformat(published[:10])
        for text in (document.get("title") or "", (document.get("text") or "")[:5000]):
            for match in DATE.finditer(text):
                found = meant(match, day)
                if found and abs((found - day).days) <= options["within"]:
                    document.setdefault("metadata", {})["event_date"] = found.isoformat()
                    return document
    return Drop("speaks of no day") if options["otherwise"] == "drop" else document


def meant(match, day):
    year, month, number, day1, month1, year1, month2, day2, year2, weekday = match.groups()
    if weekday:
        back = (day.weekday() - DAYS.index(weekday.lower())) % 7
        return day - datetime.timedelta(days=back)
    name = month1 or month2
    try:
        return datetime.date(int(year or year1 or year2 or day.year),
                             MONTHS.index(name.lower()) + 1 if name else int(month), int(number or day1 or day2))
    except ValueError:
        return None


plugin.run()
