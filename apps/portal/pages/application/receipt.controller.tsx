import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { Frame, Instead, showTime, showWeekday, PageController, ShowPage, withPerson } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { whoIs } from '../visit/person-name.js';
import { textsIn } from '#texts';

const words = textsIn('receipt');

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
          <p class="lead">{lead({ day: showWeekday(submittedAt, language), time: showTime(submittedAt, language) })}</p>
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
