import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { Frame, Instead, showTime, showWeekday, PageController, ShowPage, wordsIn, withPerson } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { whoIs } from '../visit/person-name.js';

const words = wordsIn({
  en: {
    title: 'Receipt',
    h1: 'We have your application',
    lead: (day: string, time: string) => `You signed and handed it in on ${day} at ${time}.`,
    references: 'Write these references down, or print this page',
    person: 'Person',
    reference: 'Reference',
    next: 'What happens now',
    steps: [
      'We send each agency its part, when it may have it. Sent is not received: your case shows when the agency itself has confirmed.',
      'When an agency asks you for something or gives you a time to meet, it stands on your case.',
      'You can correct an answer at any time. You see who will be told before you send.',
    ],
    toCase: 'See your case',
    print: 'To keep this page, print it or save it as a PDF from your browser.',
  },
  da: {
    title: 'Kvittering',
    h1: 'Vi har din ansøgning',
    lead: (day: string, time: string) => `Du skrev under og afleverede den ${day} kl. ${time}.`,
    references: 'Skriv disse sagsnumre ned, eller print siden',
    person: 'Person',
    reference: 'Sagsnummer',
    next: 'Hvad der sker nu',
    steps: [
      'Vi sender hver myndighed dens del, når den må få den. Sendt er ikke modtaget: din sag viser, hvornår myndigheden selv har bekræftet.',
      'Når en myndighed beder dig om noget eller giver dig en tid, står det på din sag.',
      'Du kan rette et svar når som helst. Du ser, hvem der får besked, før du sender.',
    ],
    toCase: 'Se din sag',
    print: 'Vil du gemme siden, så print den, eller gem den som PDF fra din browser.',
  },
});

@PageController('receipt')
export class ReceiptController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const own = await this.visits.own(visit);
      const { submittedAt } = own.application;
      if (submittedAt === undefined) return Instead.goTo('/application/check');
      return <Receipt visit={own} submittedAt={submittedAt} />;
    });
  }
}

interface ReceiptProps {
  visit: OwnVisit;
  submittedAt: string;
}

function Receipt({ visit, submittedAt }: ReceiptProps): JSX.Element {
  const { title, h1, lead, references, person, reference, next, steps, toCase, print } = words(visit);
  const { application, language } = visit;
  return (
    <Frame title={title} name="receipt">
      <div class="band">
        <div class="container">
          <h1>{h1}</h1>
          <p class="lead">{lead(showWeekday(submittedAt, language), showTime(submittedAt, language))}</p>
        </div>
      </div>
      <div class="container">
        <table class="plain-table measure">
          <caption>{references}</caption>
          <thead>
            <tr>
              <th scope="col">{person}</th>
              <th scope="col">{reference}</th>
            </tr>
          </thead>
          <tbody>
            {application.persons.map((one, place) => (
              <tr>
                <th scope="row">{whoIs(application, place, language)}</th>
                <td class="nowrap">
                  <a href={withPerson('/case', place)}>{one.reference}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{next}</h2>
        <ol>
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="quiet">{print}</p>
        <div class="actions">
          <a class="button button-primary" href="/case">
            {toCase}
          </a>
        </div>
      </div>
    </Frame>
  );
}
