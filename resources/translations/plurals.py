#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plural forms of the source language.

plurals.py fill FILE.ts          writes the two forms of each new text that marks its plural with (s) or (es)
plurals.py check FILE.ts FRESH   fails if a text of FRESH, made by lupdate from the sources, has no forms in FILE.ts
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

MESSAGE = re.compile(r"<source>([^<]*)</source>((?:(?!</message>).)*?)<translation type=\"unfinished\">.*?</translation>", re.S)


def fill(path):
    def forms(match):
        source, between = match.groups()
        if not re.search(r"\((?:e?s)\)", source):
            return match.group(0)
        one = re.sub(r"\((?:e?s)\)", "", source)
        many = re.sub(r"\((e?s)\)", r"\1", source)
        indent = "\n            "
        return (f"<source>{source}</source>{between}<translation>{indent}<numerusform>{one}</numerusform>"
                f"{indent}<numerusform>{many}</numerusform>\n        </translation>")

    with open(path, encoding="utf-8") as file:
        text = file.read()
    filled = MESSAGE.sub(forms, text)
    if filled != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(filled)
    for context, source, comment in sorted(texts(path, finished=False)):
        print(f"{path}: write the plural forms of '{source}' ({context})")
    return 0


def texts(path, finished):
    found = set()
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            forms = [form.text or "" for form in message.iter("numerusform")]
            done = message.find("translation").get("type") is None and all(forms)
            if message.get("numerus") == "yes" and done == finished:
                found.add((context.findtext("name"), message.findtext("source"), message.findtext("comment") or ""))
    return found


def check(path, fresh):
    missing = (texts(fresh, True) | texts(fresh, False)) - texts(path, True)
    for context, source, comment in sorted(missing):
        print(f"{path}: no plural forms of '{source}' ({context})")
    if missing:
        print("build the target translations, and write by hand what it leaves open")
    return 1 if missing else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"] and len(sys.argv) == 3:
        sys.exit(fill(sys.argv[2]))
    if sys.argv[1:2] == ["check"] and len(sys.argv) == 4:
        sys.exit(check(sys.argv[2], sys.argv[3]))
    sys.exit(__doc__)
