/** What each read of ours needs, as Meta's app review names it. */
export const permissions = {
  page: 'pages_read_engagement',
  feed: 'pages_read_engagement and pages_read_user_content',
  comments: 'pages_read_engagement and pages_read_user_content',
  ratings: 'pages_read_user_content',
  conversations: 'pages_messaging',
  tagged: 'pages_read_user_content',
} as const;
