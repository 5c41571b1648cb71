import type { Text } from '#contracts';

interface KindOfProblem {
  status: number;
  title: Text;
  /** The remedy where the thrower has nothing better to say. */
  detail: Text;
}

/** Every way in which a call can fail, by its code; the code is the end of the problem's `type`. */
export const problemKinds = {
  malformedJson: {
    status: 400,
    title: { da: 'Indholdet er ikke gyldig JSON', en: 'The body is not valid JSON' },
    detail: {
      da: 'Send indholdet som ét gyldigt JSON-objekt i UTF-8.',
      en: 'Send the body as one valid JSON object in UTF-8.',
    },
  },
  malformedRequest: {
    status: 400,
    title: { da: 'Forespørgslen kan ikke læses', en: 'The request cannot be read' },
    detail: {
      da: 'Ret adressen, hovedfelterne eller formatet, og send igen.',
      en: 'Correct the address, the headers or the format, and send again.',
    },
  },
  malformedForm: {
    status: 400,
    title: { da: 'Formularen kom ikke hel frem', en: 'The form did not arrive whole' },
    detail: {
      da: 'Send den igen som multipart/form-data med boundary i Content-Type, til og med den sidste boundary.',
      en: 'Send it again as multipart/form-data with its boundary in Content-Type, to the last boundary.',
    },
  },
  missingHeader: {
    status: 400,
    title: { da: 'Et hovedfelt mangler', en: 'A header is missing' },
    detail: { da: 'Tilføj hovedfeltet, og send igen.', en: 'Add the header, and send again.' },
  },
  unauthorised: {
    status: 401,
    title: { da: 'Adgang kræves', en: 'Access is required' },
    detail: {
      da: 'Send hovedfeltet Authorization: Bearer med et gyldigt adgangstoken. Et nyt fås med sagsnummer og adgangskode.',
      en: 'Send the header Authorization: Bearer with a valid access token. A new one is given for the reference and access code.',
    },
  },
  foreignForm: {
    status: 403,
    title: { da: 'Formularen kommer fra et andet websted', en: 'The form comes from another site' },
    detail: {
      da: 'Åbn siden her, og send formularen herfra.',
      en: 'Open the page here, and send the form from it.',
    },
  },
  notFound: {
    status: 404,
    title: { da: 'Findes ikke', en: 'Not found' },
    detail: {
      da: 'Der er intet på denne adresse, som du har adgang til. Kontrollér adressen.',
      en: 'There is nothing at this address that you have access to. Check the address.',
    },
  },
  methodNotAllowed: {
    status: 405,
    title: { da: 'Metoden kan ikke bruges her', en: 'The method is not possible here' },
    detail: { da: 'Brug en af metoderne i hovedfeltet Allow.', en: 'Use one of the methods in the header Allow.' },
  },
  tooSlow: {
    status: 408,
    title: { da: 'Forespørgslen kom for langsomt', en: 'The request came too slowly' },
    detail: {
      da: 'Send igen, over en hurtigere forbindelse eller med en mindre fil.',
      en: 'Send it again, over a faster connection or with a smaller file.',
    },
  },
  conflict: {
    status: 409,
    title: { da: 'Passer ikke med det, der allerede er sket', en: 'Does not fit what has already happened' },
    detail: { da: 'Hent den nuværende tilstand, og prøv derfra.', en: 'Get the present state, and go on from there.' },
  },
  gone: {
    status: 410,
    title: { da: 'Findes ikke mere', en: 'No longer there' },
    detail: {
      da: 'Det blev slettet for altid, da det ikke længere var nødvendigt.',
      en: 'It was deleted for good once it was no longer needed.',
    },
  },
  bodyTooLarge: {
    status: 413,
    title: { da: 'Indholdet er for stort', en: 'The body is too large' },
    detail: { da: 'Send højst 1 MB JSON.', en: 'Send at most 1 MB of JSON.' },
  },
  fileTooLarge: {
    status: 413,
    title: { da: 'Filen er for stor', en: 'The file is too large' },
    detail: {
      da: 'Send højst 20 MB. Scan med lavere opløsning, eller del dokumentet.',
      en: 'Send at most 20 MB. Scan at a lower resolution, or split the document.',
    },
  },
  documentsFull: {
    status: 413,
    title: { da: 'Der er ikke plads til flere dokumenter', en: 'There is no room for more documents' },
    detail: {
      da: 'Ansøgningen har så mange dokumenter, som én kan have. Brug dem, der er sendt, eller spørg International Citizen Service.',
      en: 'The application holds as many documents as one can. Use those that were sent, or ask International Citizen Service.',
    },
  },
  formTooLarge: {
    status: 413,
    title: { da: 'Formularen er for stor', en: 'The form is too large' },
    detail: {
      da: 'Send kun de felter og filer, som siden har. En fil må højst fylde 20 MB.',
      en: 'Send only the fields and files that the page has. A file can have 20 MB at most.',
    },
  },
  unsupportedMediaType: {
    status: 415,
    title: { da: 'Indholdstypen kan ikke bruges her', en: 'The content type is not possible here' },
    detail: {
      da: 'Send application/json, eller multipart/form-data ved en fil.',
      en: 'Send application/json, or multipart/form-data for a file.',
    },
  },
  invalidInput: {
    status: 422,
    title: { da: 'Noget i indholdet skal rettes', en: 'Something in the body must be corrected' },
    detail: { da: 'Ret det, som errors nævner, og send igen.', en: 'Correct what errors names, and send again.' },
  },
  tooManyAttempts: {
    status: 429,
    title: { da: 'For mange forsøg', en: 'Too many attempts' },
    detail: {
      da: 'Vent det antal sekunder, som Retry-After angiver, og prøv igen.',
      en: 'Wait the number of seconds in Retry-After, and try again.',
    },
  },
  tooManyDrafts: {
    status: 429,
    title: { da: 'For mange ansøgninger på én gang', en: 'Too many applications at once' },
    detail: {
      da: 'Der er begyndt mange ansøgninger fra denne adresse inden for et minut. Vent det antal sekunder, som Retry-After angiver, og prøv igen.',
      en: 'Many applications have been begun from this address within a minute. Wait the number of seconds in Retry-After, and try again.',
    },
  },
  tooManyStreams: {
    status: 429,
    title: { da: 'For mange åbne strømme', en: 'Too many open streams' },
    detail: {
      da: 'Dette adgangstoken har så mange strømme åbne, som det må. Luk en af dem, og prøv igen.',
      en: 'This access token has as many streams open as it may. Close one of them, and try again.',
    },
  },
  internal: {
    status: 500,
    title: { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' },
    detail: {
      da: 'Prøv igen om lidt. Intet af det, du har sendt tidligere, er gået tabt.',
      en: 'Try again in a moment. Nothing that you sent earlier is lost.',
    },
  },
  unavailable: {
    status: 503,
    title: { da: 'Tjenesten er ikke klar', en: 'The service is not ready' },
    detail: { da: 'Prøv igen om nogle sekunder.', en: 'Try again in some seconds.' },
  },
  noRoom: {
    status: 503,
    title: { da: 'Der er ikke plads til at gemme', en: 'There is no room to save' },
    detail: {
      da: 'Intet af dette blev gemt, men alt fra tidligere er der stadig. Prøv igen efter det antal sekunder, som Retry-After angiver.',
      en: 'Nothing of this was saved; everything from before is kept. Try again after the number of seconds in Retry-After.',
    },
  },
} as const satisfies Record<string, KindOfProblem>;

export type ProblemKind = keyof typeof problemKinds;
