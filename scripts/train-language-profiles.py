#!/usr/bin/env python3
"""Writes Sources/TextKit/Languages/LanguageProfiles.swift: the commonest character trigrams of each language.

  train-language-profiles.py languages.train.jsonl.gz languages.codes.json > LanguageProfiles.swift

Rows: {"lang": FLORES code, "text": sentence}; codes: FLORES code -> ISO 639-1. Python standard library only.
Only languages that share their script with another one need a profile.
"""
import collections, gzip, json, math, sys, unicodedata

TRIGRAMS = 300
FIRST_LEVEL = 4  # level n holds trigrams of about 2 ** -(n + FIRST_LEVEL + 0.5)
SCRIPTS = {"LATIN": "latin", "CYRILLIC": "cyrillic", "ARABIC": "arabic", "DEVANAGARI": "devanagari"}


def letters(text):
    kept = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text.lower())
    return "_" + "_".join(kept.split()) + "_"


def trigrams(text):
    return (text[i : i + 3] for i in range(len(text) - 2) if text[i + 1] != "_")


def script(texts):
    found = collections.Counter(unicodedata.name(c, "?").split()[0] for t in texts for c in t if c.isalpha())
    return found.most_common(1)[0][0]


def main(rows, codes):
    codes = json.load(open(codes))
    texts = collections.defaultdict(list)
    with gzip.open(rows, "rt") as f:
        for row in map(json.loads, f):
            if row["lang"] in codes:
                texts[codes[row["lang"]]].append(row["text"])
    by_script = collections.defaultdict(list)
    for code in sorted(texts):
        name = script(texts[code][:100])
        if name in SCRIPTS:
            by_script[SCRIPTS[name]].append(code)

    print("/// The commonest character trigrams of languages that share a script.")
    print("///")
    print("/// Counted in SIB-200 (Adelani et al. 2024), which is made of FLORES-200 (NLLB Team 2022), both")
    print("/// CC BY-SA 4.0, and so is this table; written by `scripts/train-language-profiles.py`.")
    print("///")
    print("/// `_` is the edge of a word. `|` ends a level: the trigrams before the first are about as common")
    print(f"/// as one in 2^{FIRST_LEVEL}.5, and each level is half as common as the one before.")
    print("enum LanguageProfiles {")
    for name in sorted(by_script):
        print(f"  static let {name}: [(code: String, trigrams: String)] = [")
        for code in by_script[name]:
            count = collections.Counter(t for x in texts[code] for t in trigrams(letters(x)))
            total = sum(count.values())
            items, level = [], 0
            for t, n in sorted(count.most_common(TRIGRAMS), key=lambda x: (-x[1], x[0])):
                wanted = max(0, int(-math.log2(n / total)) - FIRST_LEVEL)
                items += ["|"] * (wanted - level) + [t]
                level = wanted
            print(f'    (\n      "{code}",\n      """')
            line = ""
            lines = []
            for item in items:
                if len(line) + len(item) > 92:
                    lines.append(line)
                    line = ""
                line += item
            lines.append(line)
            print("\\\n".join("      " + x for x in lines))
            print('      """\n    ),')
        print("  ]\n")
    print("}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
