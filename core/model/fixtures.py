"""Writes what `core/tests/sentence.rs` compares with: tokens by Hugging Face's `tokenizers`, vectors by PyTorch in f32."""

import json
import random
from pathlib import Path

import data
import encoder as bert

OUT = Path(__file__).parent.parent / "tests" / "data" / "sentence"

# A few words or signs in many scripts; random code points of the same blocks come on top.
SAMPLES = """I can't sleep — it's 3am… again.|Café naïve façade coöperate Ångström Łódź|ÀÉÎÕÜ àéîõü ÇÑ çñ|İstanbul ıIiİ
Größe STRASSE ẞ ß|Привет, как дела? Ёлка й|Γειά σου Κόσμε ΑΣ ας|שלום עולם שָׁלוֹם|مرحبا بالعالم مَرْحَبًا ٣٤٥|नमस्ते दुनिया क़ ड़
বাংলা ভাষা|தமிழ் மொழி|ภาษาไทยสวัสดี น้ำ|မြန်မာစာ|ខ្មែរ|ລາວ|བོད་ཡིག|ქართული ენა ᲥᲐ|Հայերեն|አማርኛ|ᏣᎳᎩ ꭰ|日本語の文章です。カタカナ がぎぐ ｶﾞ
中文句子，没有空格。|한국어 문장입니다 각 가|繁體中文「引號」|Tiếng Việt có dấu Ệ ệ|ʻŌlelo Hawaiʻi|Yorùbá ọ̀rọ̀|𝓕𝓪𝓷𝓬𝔂 𝕋𝕖𝕩𝕥|ＦＵＬＬ　ｗｉｄｔｈ １２３
😀 😢😭 ❤️ 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🥺 🫠 🇵🇹|¯\\_(ツ)_/¯ (╯°□°)╯︵ ┻━┻|zero\u200bwidth\u200dj\u00adoin\ufeffer|tab\tnew\nline\rreturn\x0bvt\x0cff
nul\x00bell\x07esc\x1bdel\x7f\x85nel|\ufffd replacement \ue000 private \U000e0041 tag|a\u0301e\u0300 \u1e9b\u0323 \u212b|½ ² ³ ① Ⅷ ℃ ™ © €£¥₿
[CLS] [SEP] [MASK] [UNK] [PAD]|##ing ##s # ##|\u2028line\u2029para\u00a0nbsp\u3000ideo\u1680ogham\u180e|""|'' `` ‘’ “” «» ‹›|!?¿¡;:·،؛؟።。|@name #tag $5 %50 ^ & * _ ~ | \\ / < > = +
''|don't won’t ain`t I'm|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
unaffable antidisestablishmentarianism supercalifragilisticexpialidocious hippopotomonstrosesquippedaliophobia|1234567890 3.14 1,000,000 0x1F 1e-9|https://example.org/a?b=c#d user@example.org"""

BLOCKS = [
    (0x00, 0x7F), (0x80, 0xFF), (0x100, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x530, 0x5FF),
    (0x600, 0x77F), (0x780, 0x8FF), (0x900, 0xDFF), (0xE00, 0xFFF), (0x1000, 0x109F), (0x10A0, 0x11FF), (0x1200, 0x139F),
    (0x13A0, 0x17FF), (0x1800, 0x1CFF), (0x1D00, 0x1DFF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20CF), (0x20D0, 0x23FF),
    (0x2400, 0x27BF), (0x27C0, 0x2BFF), (0x2C00, 0x2DFF), (0x2E00, 0x2FFF), (0x3000, 0x30FF), (0x3100, 0x33FF), (0x3400, 0x4DBF),
    (0x4DC0, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7FF), (0xE000, 0xF8FF), (0xF900, 0xFFFF), (0x10000, 0x10FFF), (0x11000, 0x1FFFF),
    (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF), (0x20000, 0x2FFFF), (0x30000, 0x3134F), (0xE0000, 0xE01EF), (0x100000, 0x10FFFF),
]  # fmt: skip


def texts():
    chance = random.Random(20)
    found = [part for line in SAMPLES.splitlines() for part in line.split("|")]
    for low, high in BLOCKS:
        for _ in range(24):
            letters = [chr(chance.randint(low, high)) for _ in range(chance.randint(1, 24))]
            for at in range(0, len(letters), chance.randint(2, 8)):
                letters[at] += chance.choice([" ", "", "", " the "])
            found.append("".join(letters))
    everything = [range(*block) for block in BLOCKS]
    for _ in range(300):
        found.append("".join(chr(chance.choice(chance.choice(everything))) for _ in range(chance.randint(1, 40))))
    # Lone surrogates are no text.
    found = [text for text in found if not any(0xD800 <= ord(c) <= 0xDFFF for c in text)]
    return list(dict.fromkeys(found + data.goemotions(data.DEV)[0][:900]))


def write(name, rows):
    OUT.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    (OUT / name).write_text("".join(lines), encoding="utf8")
    print(f"{name}: {len(lines)} rows")


def main():
    tokens = bert.tokenizer(100_000)
    encoded = lambda text: tokens.encode(text, add_special_tokens=False).ids
    # The library takes names such as "[SEP]" out of a text before it reads it. We do not: whoever writes
    # "[SEP]" means the letters.
    special = ("[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]")
    write("tokens.jsonl", [{"text": text, "ids": encoded(text)} for text in texts() if not any(name in text for name in special)])
    # Whole sentences of 3 to 60 words, from the comments that training does not see.
    chosen = [text for text in data.goemotions(data.DEV)[0] if 3 <= len(text.split()) <= 60][::80][:50]
    vectors = bert.embeddings(bert.load(), chosen)
    write(
        "vectors.jsonl",
        [{"text": text, "vector": [round(float(x), 6) for x in vector]} for text, vector in zip(chosen, vectors)],
    )


if __name__ == "__main__":
    main()
