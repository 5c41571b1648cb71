import {
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib';

/** What a block of text is, as a screen reader announces it. */
export type Tag = 'H1' | 'H2' | 'H3' | 'P';

/**
 * The structure of a document, in the order of reading: what stands on a page is marked with a number, and an element
 * of the tree refers to it. pdf-lib has no such thing of its own.
 */
export class Tags {
  private readonly root: PDFRef;
  private readonly document: PDFRef;
  private readonly elements: PDFRef[] = [];
  private readonly ofPage = new Map<PDFPage, PDFRef[]>();

  constructor(private readonly pdf: PDFDocument) {
    this.root = pdf.context.nextRef();
    this.document = pdf.context.nextRef();
  }

  /** Draws what belongs together as one element. */
  mark(page: PDFPage, tag: Tag, draw: () => void): void {
    const { context } = this.pdf;
    const marked = this.ofPage.get(page) ?? [];
    const properties = `<</MCID ${marked.length}>>`;
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(tag), properties]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
    const element = context.register(
      context.obj({ Type: 'StructElem', S: tag, P: this.document, Pg: page.ref, K: marked.length }),
    );
    this.elements.push(element);
    this.ofPage.set(page, [...marked, element]);
  }

  /** What only repeats on every page, such as its number: not read out. */
  artifact(page: PDFPage, draw: () => void): void {
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Once everything is drawn. */
  finish(): void {
    const { context, catalog } = this.pdf;
    const numbers = [...this.ofPage].flatMap(([page, elements], index) => {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(index));
      return [PDFNumber.of(index), context.register(context.obj(elements))];
    });
    context.assign(
      this.document,
      context.obj({ Type: 'StructElem', S: 'Document', P: this.root, K: context.obj(this.elements) }),
    );
    context.assign(
      this.root,
      context.obj({
        Type: 'StructTreeRoot',
        K: this.document,
        ParentTree: context.obj({ Nums: context.obj(numbers) }),
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), this.root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }
}
