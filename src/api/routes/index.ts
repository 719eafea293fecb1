import type { Route } from '../route.ts';
import { changePassword } from './account/change-password.ts';
import { getMe } from './account/get-me.ts';
import { getStatus } from './account/get-status.ts';
import { acceptInvitation } from './accounts/accept-invitation.ts';
import { changeAccount, createAccount, disableAccount, enableAccount, listAccounts, setPassword } from './accounts/accounts.ts';
import { createKey, revokeKey } from './accounts/keys.ts';
import { signIn } from './account/sign-in.ts';
import { signOut } from './account/sign-out.ts';
import { agentTotals, caseTotals } from './analytics/cases.ts';
import { listIncidents } from './analytics/incidents.ts';
import { sentimentOverTime } from './analytics/sentiment.ts';
import { shareOfVoice } from './analytics/share-of-voice.ts';
import { topicTotals } from './analytics/topics.ts';
import { trends } from './analytics/trends.ts';
import { getBoard } from './board/get-board.ts';
import { addNote } from './cases/add-note.ts';
import { addReply } from './cases/add-reply.ts';
import { askForHelp, endHelp } from './cases/ask-for-help.ts';
import { changeCases } from './cases/change-cases.ts';
import { claimCase } from './cases/claim-case.ts';
import { countCases } from './cases/count-cases.ts';
import { dropDraft, keepDraft } from './cases/drafts.ts';
import { getCase } from './cases/get-case.ts';
import { sendHoldingStatement } from './cases/holding-statement.ts';
import { listCases } from './cases/list-cases.ts';
import { mergeCase } from './cases/merge-case.ts';
import { nextCase } from './cases/next-case.ts';
import { releaseCase } from './cases/release-case.ts';
import { renewClaim } from './cases/renew-claim.ts';
import { seeCase } from './cases/see-case.ts';
import { setPriority } from './cases/set-priority.ts';
import { setStatus } from './cases/set-status.ts';
import { setTopic } from './cases/set-topic.ts';
import { splitCase } from './cases/split-case.ts';
import { transferCase } from './cases/transfer-case.ts';
import { getCustomer } from './customers/get-customer.ts';
import { linkCustomer, unlinkCustomer } from './customers/link-customer.ts';
import { allowMatchRoute, declineMatchRoute } from './customers/decline-match.ts';
import { listMatches } from './customers/list-matches.ts';
import {
  checkConnection,
  getConnection,
  pauseConnection,
  reauthoriseConnection,
  resumeConnection,
} from './connections/control.ts';
import { listDigests, previewDigest, putDigests, sendDigest } from './digests/digests.ts';
import { askToStopDigest, stopDigest } from './digests/stop-digest.ts';
import { listen } from './events/listen.ts';
import { getDescription, getHealth, getMetrics, getReadiness } from './health/health.ts';
import { answerChallenge, receiveDelivery } from './hooks/receive.ts';
import {
  acceptIncident,
  approveStatement,
  closeIncident,
  declineIncident,
  linkCases,
  sendStatement,
  setStatement,
  unlinkCases,
} from './incidents/change-incident.ts';
import { createIncident } from './incidents/create-incident.ts';
import { getIncident } from './incidents/get-incident.ts';
import { reportIncident } from './incidents/report-incident.ts';
import { tellingIncident } from './incidents/telling-incident.ts';
import { getBatch } from './intake/get-batch.ts';
import { takeItems } from './intake/take-items.ts';
import { keepMacro } from './macros/keep-macro.ts';
import { listMacros } from './macros/list-macros.ts';
import { removeMacro } from './macros/remove-macro.ts';
import { renderMacroRoute } from './macros/render-macro.ts';
import { correctMentionLabel } from './mentions/correct-mention.ts';
import { getMention } from './mentions/get-mention.ts';
import { carePerformance } from './analytics/care.ts';
import { countries } from './analytics/countries.ts';
import { languages } from './analytics/languages.ts';
import { acknowledgeAlert } from './alerts/acknowledge-alert.ts';
import { spikes } from './analytics/spikes.ts';
import { authors } from './analytics/authors.ts';
import { overview } from './analytics/overview.ts';
import { reviews } from './analytics/reviews.ts';
import { exportCases } from './export/export-cases.ts';
import { exportMentions } from './export/export-mentions.ts';
import { listMentions } from './mentions/list-mentions.ts';
import { discardDeadLetter, getDeadLetter, listDeadLetters, replayDeadLetter } from './operate/dead-letters.ts';
import { listOrphans } from './operate/list-orphans.ts';
import { getShelfEntry, listShelf, replayShelfEntry } from './operate/shelf.ts';
import { approveReply, confirmReply, rejectReply, retryReply, withdrawReply } from './replies/decide-reply.ts';
import { listReplies } from './replies/list-replies.ts';
import { beat } from './presence/beat.ts';
import { listPresence } from './presence/list-presence.ts';
import { listScoreCards, putScoreCard } from './quality/cards.ts';
import { disputeReview, resolveReview, scoreReview } from './quality/judge-review.ts';
import { getQualityReview, listQualityReviews } from './quality/reviews.ts';
import { drawQualitySample, getQualitySample, listQualitySamples } from './quality/samples.ts';
import { reportAgents } from './reports/agents.ts';
import { searchEverything } from './search/search-everything.ts';
import { listSuggestions } from './suggestions/list-suggestions.ts';
import { useSuggestion } from './suggestions/use-suggestion.ts';
import { createShare, currentShare, listShares, removeShare } from './shares/shares.ts';
import { getSettings } from './settings/get-settings.ts';
import { previewBrandRoute, previewRulesRoute } from './settings/preview.ts';
import { putAgent, putBrand, putConnection, putQueue, putRule } from './settings/put-setting.ts';
import { removeAgent, removeBrand, removeConnection, removeQueue, removeRule } from './settings/remove-setting.ts';
import { keepTopic } from './topics/keep-topic.ts';
import { listTopics } from './topics/list-topics.ts';
import { previewTopicRoute } from './topics/preview-topic.ts';
import { removeTopic } from './topics/remove-topic.ts';
import { getUnderstanding } from './understanding/get-understanding.ts';
import { listCorrections } from './understanding/list-corrections.ts';
import { startRelabelling } from './understanding/start-relabelling.ts';
import { listViews, removeView, saveView } from './views/saved-views.ts';
import { listDeliveries, replayDelivery } from './webhooks/deliveries.ts';
import { acceptWorkItem, completeWorkItem, declineWorkItem } from './work-items/change-work-item.ts';
import { listWorkItems } from './work-items/list-work-items.ts';

/** Every way in. What is not here does not exist. */
export const routes: readonly Route[] = [
  takeItems,
  getBatch,
  answerChallenge,
  receiveDelivery,
  listMentions,
  exportMentions,
  overview,
  carePerformance,
  countries,
  languages,
  authors,
  reviews,
  exportCases,
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
  countCases,
  nextCase,
  changeCases,
  getCase,
  claimCase,
  releaseCase,
  transferCase,
  setStatus,
  addNote,
  addReply,
  sendHoldingStatement,
  keepDraft,
  dropDraft,
  renewClaim,
  seeCase,
  setPriority,
  setTopic,
  askForHelp,
  endHelp,
  listReplies,
  approveReply,
  rejectReply,
  withdrawReply,
  retryReply,
  confirmReply,
  mergeCase,
  splitCase,
  listViews,
  saveView,
  removeView,
  searchEverything,
  getCustomer,
  listMatches,
  declineMatchRoute,
  allowMatchRoute,
  linkCustomer,
  unlinkCustomer,
  listMacros,
  keepMacro,
  removeMacro,
  renderMacroRoute,
  listSuggestions,
  useSuggestion,
  listWorkItems,
  acceptWorkItem,
  declineWorkItem,
  completeWorkItem,
  sentimentOverTime,
  topicTotals,
  trends,
  shareOfVoice,
  caseTotals,
  agentTotals,
  spikes,
  acknowledgeAlert,
  listIncidents,
  createIncident,
  getIncident,
  reportIncident,
  tellingIncident,
  acceptIncident,
  declineIncident,
  setStatement,
  approveStatement,
  sendStatement,
  linkCases,
  unlinkCases,
  closeIncident,
  beat,
  listPresence,
  getBoard,
  listScoreCards,
  putScoreCard,
  drawQualitySample,
  listQualitySamples,
  getQualitySample,
  listQualityReviews,
  getQualityReview,
  scoreReview,
  disputeReview,
  resolveReview,
  reportAgents,
  listen,
  listOrphans,
  listShelf,
  getShelfEntry,
  replayShelfEntry,
  listDeadLetters,
  getDeadLetter,
  replayDeadLetter,
  discardDeadLetter,
  getSettings,
  previewRulesRoute,
  previewBrandRoute,
  putBrand,
  putQueue,
  putRule,
  putAgent,
  putConnection,
  removeBrand,
  removeQueue,
  removeRule,
  removeAgent,
  removeConnection,
  getConnection,
  pauseConnection,
  resumeConnection,
  checkConnection,
  reauthoriseConnection,
  listDeliveries,
  replayDelivery,
  listAccounts,
  createAccount,
  changeAccount,
  setPassword,
  disableAccount,
  enableAccount,
  createKey,
  revokeKey,
  acceptInvitation,
  getMe,
  changePassword,
  createShare,
  listShares,
  currentShare,
  removeShare,
  listDigests,
  putDigests,
  previewDigest,
  sendDigest,
  askToStopDigest,
  stopDigest,
  getStatus,
  signIn,
  signOut,
  getHealth,
  getReadiness,
  getMetrics,
  getDescription,
];
