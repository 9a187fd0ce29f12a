import { type Route, route } from "../../../platform/http/route.ts";
import { answerQuestion, askVillage, readQuestion } from "./ask-village.service.ts";
import { decide, undo } from "./decide-pair.service.ts";
import * as questions from "./questions.contract.ts";
import * as reading from "./read-review.service.ts";
import { revealNumber } from "./reveal-number.service.ts";
import * as contract from "./review.contract.ts";
import { undoBatch } from "./undo-batch.service.ts";

export const reviewRoutes: readonly Route[] = [
  route(contract.listReviewBatches, ({ work }) => work((tx) => reading.listReviewBatches(tx))),
  route(contract.listReviewRows, ({ app, params, query, work }) =>
    work((tx) => reading.listReviewRows(tx, app, params.id, query)),
  ),
  route(contract.readReviewRow, ({ app, params, work }) =>
    work((tx) => reading.readReviewRow(tx, app, params)),
  ),
  route(contract.revealRowNumber, ({ app, params, body, work }) =>
    work((tx) => revealNumber(tx, app, params.id, body)),
  ),
  route(contract.decidePair, ({ app, params, version, body, work }) =>
    work((tx) => decide(tx, app, params.id, version, body)),
  ),
  route(contract.undoPair, ({ app, params, version, body, work }) =>
    work((tx) => undo(tx, app, params.id, version, body)),
  ),
  route(contract.undoMatchedBatch, ({ app, params, version, body, work }) =>
    work((tx) => undoBatch(tx, app, params.id, version, body.reason)),
  ),
  route(questions.askAboutPair, ({ app, params, version, body, work }) =>
    work((tx) => askVillage(tx, app, params.id, version, body)),
  ),
  route(questions.readQuestion, ({ app, params, work }) => work((tx) => readQuestion(tx, app, params.id))),
  route(questions.answerQuestion, ({ params, version, body, work }) =>
    work((tx) => answerQuestion(tx, params.id, version, body)),
  ),
];
