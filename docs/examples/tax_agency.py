"""An agency on Kafka without any code of the hub: reads its dossiers, grants each.

python3 -m venv .venv && .venv/bin/pip install -r docs/examples/requirements.txt
.venv/bin/python docs/examples/tax_agency.py --count 1

BROKERS, KAFKA_USER and their like come from "npm run start:kafka -- --without tax-connector --print-client tax".
"""

import argparse
import json
import os
import uuid
from datetime import datetime, timezone

from confluent_kafka import Consumer, Producer

AGENCY, RECIPIENT = "tax", "skattestyrelsen"
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


def grant(attributes, dossier):
    """The answer to a dossier, as headers and data. Its id follows from the dossier's: said twice, it counts once."""
    headers = {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid5(uuid.UUID(attributes["ce_id"]), "granted")),
        "ce_source": f"{AGENCY}-connector",
        "ce_type": REPORT,
        "ce_subject": attributes["ce_subject"],
        "ce_time": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "ce_dataschema": SCHEMA,
        "ce_causationid": attributes["ce_id"],
    }
    return headers, {"recipient": RECIPIENT, "dossierVersion": dossier["dossierVersion"], "status": "granted"}


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
    consumer.subscribe([f"{PREFIX}dossiers.{AGENCY}"])
    while count > 0:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise SystemExit(f"Kafka says: {message.error().str()}")
        attributes = {name: value.decode() for name, value in message.headers()}
        if attributes["ce_type"] == "dk.ankomst.dossier.ready.v1":
            headers, data = grant(attributes, json.loads(message.value()))
            producer.produce(
                f"{PREFIX}reports.{AGENCY}",
                key=message.key(),
                value=json.dumps(data),
                headers=headers,
                on_delivery=refuse_failure,
            )
            producer.flush()
            count -= 1
            print(f"granted {headers['ce_subject']}", flush=True)
        consumer.commit(message, asynchronous=False)  # only now: a crash before it repeats work and changes nothing
    consumer.close()


def refuse_failure(error, _message):
    if error:
        raise SystemExit(f"Kafka did not take the report: {error.str()}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=10**9, help="ends after so many dossiers")
    run(arguments.parse_args().count)
