import type { Route } from '../route.ts';
import { getMe } from './account/get-me.ts';
import { getStatus } from './account/get-status.ts';
import { signIn } from './account/sign-in.ts';
import { signOut } from './account/sign-out.ts';
import { agentTotals, caseTotals } from './analytics/cases.ts';
import { listIncidents } from './analytics/incidents.ts';
import { sentimentOverTime } from './analytics/sentiment.ts';
import { shareOfVoice } from './analytics/share-of-voice.ts';
import { topicTotals } from './analytics/topics.ts';
import { addNote } from './cases/add-note.ts';
import { addReply } from './cases/add-reply.ts';
import { claimCase } from './cases/claim-case.ts';
import { getCase } from './cases/get-case.ts';
import { listCases } from './cases/list-cases.ts';
import { mergeCase } from './cases/merge-case.ts';
import { releaseCase } from './cases/release-case.ts';
import { setStatus } from './cases/set-status.ts';
import { splitCase } from './cases/split-case.ts';
import { transferCase } from './cases/transfer-case.ts';
import { listen } from './events/listen.ts';
import { getDescription, getHealth, getMetrics, getReadiness } from './health/health.ts';
import { answerChallenge, receiveDelivery } from './hooks/receive.ts';
import { getBatch } from './intake/get-batch.ts';
import { takeItems } from './intake/take-items.ts';
import { correctMentionLabel } from './mentions/correct-mention.ts';
import { getMention } from './mentions/get-mention.ts';
import { listMentions } from './mentions/list-mentions.ts';
import { discardDeadLetter, getDeadLetter, listDeadLetters, replayDeadLetter } from './operate/dead-letters.ts';
import { listOrphans } from './operate/list-orphans.ts';
import { getShelfEntry, listShelf, replayShelfEntry } from './operate/shelf.ts';
import { keepTopic } from './topics/keep-topic.ts';
import { listTopics } from './topics/list-topics.ts';
import { previewTopicRoute } from './topics/preview-topic.ts';
import { removeTopic } from './topics/remove-topic.ts';
import { getUnderstanding } from './understanding/get-understanding.ts';
import { listCorrections } from './understanding/list-corrections.ts';
import { startRelabelling } from './understanding/start-relabelling.ts';
import { acceptWorkItem, completeWorkItem, declineWorkItem } from './work-items/change-work-item.ts';
import { listWorkItems } from './work-items/list-work-items.ts';

/** Every way in. What is not here does not exist. */
export const routes: readonly Route[] = [
  takeItems,
  getBatch,
  answerChallenge,
  receiveDelivery,
  listMentions,
  getMention,
  correctMentionLabel,
  listCorrections,
  getUnderstanding,
  startRelabelling,
  listTopics,
  previewTopicRoute,
  keepTopic,
  removeTopic,
  listCases,
  getCase,
  claimCase,
  releaseCase,
  transferCase,
  setStatus,
  addNote,
  addReply,
  mergeCase,
  splitCase,
  listWorkItems,
  acceptWorkItem,
  declineWorkItem,
  completeWorkItem,
  sentimentOverTime,
  topicTotals,
  shareOfVoice,
  caseTotals,
  agentTotals,
  listIncidents,
  listen,
  listOrphans,
  listShelf,
  getShelfEntry,
  replayShelfEntry,
  listDeadLetters,
  getDeadLetter,
  replayDeadLetter,
  discardDeadLetter,
  getMe,
  getStatus,
  signIn,
  signOut,
  getHealth,
  getReadiness,
  getMetrics,
  getDescription,
];
