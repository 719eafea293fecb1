/** What each call of ours needs, as Meta's app review names it. */
export const permissions = {
  page: 'pages_read_engagement',
  feed: 'pages_read_engagement and pages_read_user_content',
  comments: 'pages_read_engagement and pages_read_user_content',
  ratings: 'pages_read_user_content',
  conversations: 'pages_messaging',
  tagged: 'pages_read_user_content',
  answer: 'pages_manage_engagement',
  message: 'pages_messaging (and the Human Agent feature after 24 hours)',
} as const;
