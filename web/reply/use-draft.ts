import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft } from '../api/replies.ts';
import type { ReplyCheck } from '../api/replies.ts';
import { ApiError } from '../api/problem.ts';
import type { CaseDetail } from '../api/types.ts';
import { keep, readKept } from './kept-draft.ts';
import type { Typed } from './kept-draft.ts';
import { answerable, firstWay } from './newest-open.ts';

const pauseMs = 500;

export type Saving = 'nothing' | 'typing' | 'saved' | 'offline';

function begin(one: CaseDetail): Typed | null {
  const newest = answerable(one)[0];
  if (newest === undefined) return null;
  const kept = readKept(one.id);
  const known = kept ?? one.draft ?? null;
  const stands = known !== null && one.mentions.some(({ id }) => id === known.mention);
  if (stands) return { text: known.text, mention: known.mention, visibility: known.visibility, source: known.source };
  return { text: '', mention: newest.id, visibility: firstWay(one, newest), source: null };
}

/**
 * What is typed on a case: kept by the browser at once and by the server after a short pause, with what the server says about
 * it. A closed tab, another device and a broken connection lose nothing.
 */
export function useDraft(one: CaseDetail) {
  const [typed, setTyped] = useState<Typed | null>(() => begin(one));
  const [check, setCheck] = useState<ReplyCheck | null>(null);
  const [saving, setSaving] = useState<Saving>('nothing');
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [tries, setTries] = useState(0);
  const touched = useRef(typed !== null && typed.text !== '');
  const caseId = one.id;

  useEffect(() => {
    if (typed === null || !touched.current) return undefined;
    keep(caseId, typed.text === '' ? null : typed);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const work = async (): Promise<void> => {
        try {
          if (typed.text === '') {
            await dropDraft(caseId);
            setCheck(null);
            setSaving('nothing');
            return;
          }
          const answer = await keepDraft(caseId, typed, stop.signal);
          setCheck(answer.check);
          setSaving('saved');
          setSavedAt(Date.now());
          keep(caseId, null);
        } catch (error) {
          if (stop.signal.aborted) return;
          setSaving('offline');
          if (error instanceof ApiError && error.problem.status !== 0) return;
          setTimeout(() => setTries((before) => before + 1), 5_000);
        }
      };
      void work();
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, caseId, tries]);

  const change = useCallback((part: Partial<Typed>): void => {
    touched.current = true;
    setSaving('typing');
    setTyped((before) => (before === null ? null : { ...before, ...part }));
  }, []);
  return {
    typed,
    check,
    saving,
    savedAt,
    change,
    /** It went out: nothing is left to keep. */
    clear: () => {
      touched.current = false;
      keep(caseId, null);
      setCheck(null);
      setSaving('nothing');
      setTyped(begin({ ...one, draft: null }));
    },
  };
}
