/**
 * What is asked for with every post. X bills per post, never per field. Only the older words are sent: the library and the
 * stream know no others, and X answers in the words of the request.
 */
export const POST_FIELDS = {
  'tweet.fields': [
    'attachments',
    'author_id',
    'conversation_id',
    'created_at',
    'edit_history_tweet_ids',
    'entities',
    'geo',
    'id',
    'in_reply_to_user_id',
    'lang',
    'note_tweet',
    'public_metrics',
    'referenced_tweets',
    'text',
  ].join(','),
  expansions: 'author_id,attachments.media_keys,geo.place_id',
  'place.fields': 'country_code,id',
  'user.fields': 'id,location,name,public_metrics,username,verified',
  'media.fields': 'media_key,preview_image_url,type,url,variants',
} as const;
