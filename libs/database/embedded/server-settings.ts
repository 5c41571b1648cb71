/**
 * Small, durable, silent. No message that could quote a value goes to the log: errors, statements, parameters and
 * details all may (`invalid input syntax for type date: "…"`), so it starts at the level LOG, above ERROR.
 */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  superuser_reserved_connections: '3',
  shared_buffers: '128MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  min_wal_size: '32MB',
  wal_level: 'replica', // the least from which a copy of files that are being written recovers
  max_wal_senders: '0',
  fsync: 'on',
  jit: 'off',
  io_method: 'sync', // no worker processes for reading
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  // a backend that waits for a lock learns that its client was killed
  client_connection_check_interval: '2s',
  tcp_keepalives_idle: '30',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

export const serverArguments: readonly string[] = Object.entries(settings).flatMap(([name, value]) => [
  '-c',
  `${name}=${value}`,
]);
