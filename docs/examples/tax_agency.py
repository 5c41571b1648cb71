"""An agency on Kafka without any code of the hub: reads its dossiers, says that it has each, grants it.

python3 -m venv .venv && .venv/bin/pip install -r docs/examples/requirements.txt
.venv/bin/python docs/examples/tax_agency.py --count 1

BROKERS, KAFKA_USER and their like come from "npm run start:kafka -- --without tax-connector --print-client tax".
"""

import argparse
import base64
import json
import os
import struct
import urllib.request
import uuid
from datetime import datetime, timezone

from confluent_kafka import Consumer, Producer
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

AGENCY, RECIPIENT = "tax", "skattestyrelsen"
DOSSIERS, REPORTS = f"dossiers.{AGENCY}", f"reports.{AGENCY}"
REPORT = "dk.ankomst.report.v1"
SCHEMA = f"https://ankomst.example/schemas/{AGENCY}/reports/v1/schema.json"
PREFIX = os.environ.get("KAFKA_PREFIX", "")
GROUP = os.environ.get("KAFKA_GROUP", f"{PREFIX}{AGENCY}-connector")
ENCRYPTED = "KAFKA_CA" in os.environ or os.environ.get("KAFKA_TLS") == "on"


def settings():
    """Where the brokers are and who we are; a local run has neither users nor TLS."""
    found = {"bootstrap.servers": os.environ.get("BROKERS", "127.0.0.1:9092")}
    if "KAFKA_USER" in os.environ:
        found |= {
            "security.protocol": "SASL_SSL" if ENCRYPTED else "SASL_PLAINTEXT",
            "sasl.mechanism": "SCRAM-SHA-512",
            "sasl.username": os.environ["KAFKA_USER"],
            "sasl.password": os.environ["KAFKA_PASSWORD"],
        }
    elif ENCRYPTED:
        found["security.protocol"] = "SSL"
    if "KAFKA_CA" in os.environ:
        found["ssl.ca.location"] = os.environ["KAFKA_CA"]
    return found


def keys_of(resident):
    """By version: each opens what it sealed, the last one seals. None when the resident was erased, or is unknown."""
    request = urllib.request.Request(
        os.environ["PORTAL_URL"] + "/internal/keys",
        json.dumps({"residents": [resident]}).encode(),
        {"authorization": f"Bearer {os.environ['DOCUMENTS_TOKEN']}", "content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        found = json.load(answer)["keys"].get(resident)
    if not isinstance(found, list):
        return None
    return {one["version"]: base64.b64decode(one["key"]) for one in found}


def place(head, topic, resident, headers):
    """What a value is bound to: moved elsewhere, it does not open."""
    return head + f"{resident}\0wire:{topic}\0{headers['ce_type']} {headers['ce_id']}".encode()


def opened(keys, topic, resident, headers, value):
    """1 (the format), the key's version (2 bytes), a nonce (12), ciphertext, tag (16): AES-256-GCM."""
    head, nonce, sealed = value[:3], value[3:15], value[15:]
    (version,) = struct.unpack(">H", head[1:])
    return json.loads(AESGCM(keys[version]).decrypt(nonce, sealed, place(head, topic, resident, headers)))


def sealed(keys, topic, resident, headers, data):
    version = max(keys)
    head, nonce = struct.pack(">BH", 1, version), os.urandom(12)
    return head + nonce + AESGCM(keys[version]).encrypt(
        nonce, json.dumps(data).encode(), place(head, topic, resident, headers)
    )


def answer(attributes, dossier, status):
    """What we say of a dossier, as headers and data. Its id follows from the dossier's: said twice, it counts once."""
    headers = {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid5(uuid.UUID(attributes["ce_id"]), status)),
        "ce_source": f"{AGENCY}-connector",
        "ce_type": REPORT,
        "ce_subject": attributes["ce_subject"],
        "ce_time": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "ce_dataschema": SCHEMA,
        "ce_causationid": attributes["ce_id"],
    }
    return headers, {"recipient": RECIPIENT, "dossierVersion": dossier["dossierVersion"], "status": status}


def run(count):
    consumer = Consumer(
        settings()
        | {
            "group.id": GROUP,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    # Kafka's own clients put a key into its partition by murmur2. This library does not, unless it is told to.
    producer = Producer(settings() | {"partitioner": "murmur2_random", "enable.idempotence": True})
    consumer.subscribe([PREFIX + DOSSIERS])
    while count > 0:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise SystemExit(f"Kafka says: {message.error().str()}")
        attributes = {name: value.decode() for name, value in message.headers()}
        if attributes["ce_type"] == "dk.ankomst.dossier.ready.v1":
            resident = message.key().decode()
            keys = keys_of(resident)
            if keys:
                dossier = opened(keys, DOSSIERS, resident, attributes, message.value())
                for status in ("acknowledged", "granted"):
                    headers, data = answer(attributes, dossier, status)
                    producer.produce(
                        PREFIX + REPORTS,
                        key=message.key(),
                        value=sealed(keys, REPORTS, resident, headers, data),
                        headers=headers,
                        on_delivery=refuse_failure,
                    )
                producer.flush()
                print(f"granted {attributes['ce_subject']}", flush=True)
            count -= 1
        consumer.commit(message, asynchronous=False)  # only now: a crash before it repeats work and changes nothing
    consumer.close()


def refuse_failure(error, _message):
    if error:
        raise SystemExit(f"Kafka did not take the report: {error.str()}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=10**9, help="ends after so many dossiers")
    run(arguments.parse_args().count)
