import type { Component } from '../sbom/sbom.js';

/** What the image stands on: the last stage's base. Its own packages are told by who publishes it. */
export function baseImageOf(dockerfile: string): Component {
  const [name = '', version = ''] = (dockerfile.match(/^FROM \S+/gm)?.at(-1) ?? '').replace('FROM ', '').split(':');
  if (!version) throw new Error('The last FROM of the Dockerfile names no image with a tag.');
  const [, namespace = '', image = ''] = /^docker\.io\/(.+)\/([^/]+)$/.exec(name) ?? [];
  return { type: 'container', name, version, purl: `pkg:docker/${namespace}/${image}@${version}` };
}

/** How it installs the packages that it keeps, as arguments of npm. */
export function installationOf(dockerfile: string): readonly string[] {
  const command = /^RUN npm (ci .*--omit=dev.*)$/m.exec(dockerfile)?.[1];
  if (!command)
    throw new Error('The Dockerfile no longer installs packages of production by "RUN npm ci … --omit=dev".');
  return command.split(' ');
}
