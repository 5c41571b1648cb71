/** The part of the Compose Specification that our file uses. */
export interface Container {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly init?: boolean;
  readonly network_mode?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly healthcheck?: HealthCheck;
  readonly tmpfs?: readonly string[];
  readonly read_only?: true;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly restart?: 'no' | 'unless-stopped';
}

interface HealthCheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly start_period: string;
  readonly start_interval: string;
}

interface Dependency {
  readonly condition: 'service_healthy' | 'service_completed_successfully';
}

export const healthy: Dependency = { condition: 'service_healthy' };
export const completed: Dependency = { condition: 'service_completed_successfully' };

/** Without any right that it does not need: it writes to its volumes and to memory only, and no program in it gains a right. */
export const confined = {
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
} as const;

/** Asked every second while it starts, seldom afterwards. */
export function check(...command: readonly string[]): HealthCheck {
  return {
    test: ['CMD', ...command],
    interval: '15s',
    timeout: '5s',
    start_period: '90s',
    start_interval: '1s',
  };
}

/** Where Compose puts a secret. */
export function secretFile(name: string): string {
  return `/run/secrets/${name}`;
}
