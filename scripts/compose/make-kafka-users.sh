#!/usr/bin/env bash
# make-kafka-users.sh <broker> <user>=<password file>...
# Gives users of Kafka their passwords (SCRAM-SHA-512), also those who have another one by now. Passwords go by files:
# arguments are everybody's to read. Ends with 1 at the first that the broker does not take, with 2 on wrong arguments.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo 'Say which broker and which users: make-kafka-users.sh kafka:9092 portal=/run/secrets/portal_kafka_password' >&2
  exit 2
fi

broker=$1
shift
config=$(mktemp)
trap 'rm -f "$config"' EXIT

for pair in "$@"; do
  user=${pair%%=*}
  file=${pair#*=}
  if [ ! -s "$file" ]; then
    echo "The password of $user is not in $file. Make the secrets first: npm run secrets" >&2
    exit 2
  fi
  printf 'SCRAM-SHA-512=password=%s\n' "$(cat "$file")" > "$config"
  "${KAFKA_BIN:-/opt/kafka/bin}/kafka-configs.sh" --bootstrap-server "$broker" --alter \
    --entity-type users --entity-name "$user" --add-config-file "$config"
done
