import type { Contracts, Text } from '#contracts';
import type { NeedKind, Needs } from '#needs';

/** One piece of information: a column of the picture. */
export interface Piece {
  path: string;
  title: Text;
  /** By agency how it needs it; agencies that never see it are not there. */
  kinds: ReadonlyMap<string, NeedKind>;
  /** How many ask for it; what an agency issues it does not ask for. */
  askers: number;
}

export interface TopicPieces {
  topic: string;
  /** Sorted by how many ask, so that what is shared is an edge. */
  pieces: readonly Piece[];
  askedBy: ReadonlyMap<string, number>;
  byTwoOrMore: number;
  byAll: number;
}

export interface AgencyShare {
  agency: string;
  paths: number;
  shared: number;
  /** Rounded; 0 where it asks for nothing. */
  percent: number;
}

/** What the agencies ask, computed from their schemas, for any number of them. */
export interface OverlapModel {
  pieces: number;
  byTwoOrMore: number;
  byAll: number;
  agencies: readonly AgencyShare[];
  /** How many pieces so many agencies ask for: from all of them down to none. */
  byAskers: readonly { askers: number; pieces: number }[];
  topics: readonly TopicPieces[];
}

export function overlapModel(contracts: Contracts, needs: Needs): OverlapModel {
  const overlap = needs.overlap();
  const { agencies } = contracts;
  const needsOf = new Map(
    agencies.map((agency) => [agency, new Map(needs.needList(agency).map(({ path, need }) => [path, need]))]),
  );
  const pieces = overlap.rows.map(({ path, title, agencies: askers }) => ({
    topic: contracts.getPath(path.replace(/\[\].*$/, '')).topic,
    path,
    title,
    askers: askers.length,
    kinds: new Map(
      agencies.flatMap((agency): [string, NeedKind][] => {
        const kind = needsOf.get(agency)?.get(path);
        return kind ? [[agency, kind]] : [];
      }),
    ),
  }));
  const topics = [...new Set(pieces.map(({ topic }) => topic))];
  const counts = Array.from({ length: agencies.length + 1 }, (_, index) => agencies.length - index);
  return {
    pieces: overlap.paths,
    byTwoOrMore: overlap.byTwoOrMore,
    byAll: overlap.byAll,
    agencies: agencies.map((agency) => {
      const { paths, shared } = overlap.agencies[agency]!;
      return { agency, paths, shared, percent: paths === 0 ? 0 : Math.round((100 * shared) / paths) };
    }),
    byAskers: counts.map((askers) => ({ askers, pieces: pieces.filter((one) => one.askers === askers).length })),
    topics: topics.map((topic) =>
      topicOf(
        topic,
        pieces.filter((one) => one.topic === topic),
        agencies,
      ),
    ),
  };
}

function topicOf(topic: string, pieces: readonly Piece[], agencies: readonly string[]): TopicPieces {
  const asks = (agency: string, { kinds }: Piece): boolean => kinds.has(agency) && kinds.get(agency) !== 'issued';
  return {
    topic,
    pieces: [...pieces].sort((one, other) => other.askers - one.askers),
    askedBy: new Map(agencies.map((agency) => [agency, pieces.filter((piece) => asks(agency, piece)).length])),
    byTwoOrMore: pieces.filter(({ askers }) => askers >= 2).length,
    byAll: pieces.filter(({ askers }) => askers === agencies.length).length,
  };
}
