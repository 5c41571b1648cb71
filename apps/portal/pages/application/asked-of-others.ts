import { type AskedField, type Draft, type Invitation, isOf, type Role, ROLES, type Statements } from '#intake';

/**
 * What an employer or a school is asked: the questions of this person's form of which it is believed something. Whether
 * there is a job is the resident's to say, and why there is no answer, too: nothing stands behind an opener, and no reason
 * for having none is asked for. Questions speak to the resident, so their titles stand here.
 */
export function askedOf(role: Role, draft: Pick<Draft, 'pages'>): AskedField[] {
  return draft.pages
    .flatMap(({ fields }) => fields)
    .filter(({ field, spec }) => isOf(role)(spec) && !field.includes('[].'))
    .map((field) => ({
      ...field,
      question: field.spec.title,
      spec: { ...field.spec, opener: undefined, absence: undefined },
    }));
}

/**
 * Who could be asked for a part of this form.
 * @param saidNo fields that the resident has said there is nothing to say of
 */
export const rolesFor = (draft: Pick<Draft, 'pages'>, saidNo: ReadonlySet<string> = new Set()): Role[] =>
  ROLES.filter((role) => askedOf(role, draft).some(({ field }) => !saidNo.has(field)));

/** What others than the resident have said of a person. */
export const saidBy = (invitations: readonly Invitation[]): Statements =>
  Object.assign({}, ...invitations.map(({ statements }) => statements)) as Statements;
