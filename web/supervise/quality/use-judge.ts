import { useMutation, useQueryClient } from '@tanstack/react-query';
import { judge, qualityKeys, reviewQuery } from '../../api/quality.ts';
import type { Judgement } from '../../api/quality.ts';

/** Scores, disputes or decides a review; the lists and samples that count it are read anew. */
export function useJudge(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (judgement: Judgement) => judge(id, judgement),
    onSuccess: (review) => client.setQueryData(reviewQuery(id).queryKey, review),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: qualityKeys.reviews }),
        client.invalidateQueries({ queryKey: qualityKeys.samples }),
      ]);
    },
  });
}
