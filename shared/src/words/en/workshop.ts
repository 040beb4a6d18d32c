/** Running a workshop: its stages, the bar above the board, getting in, and its end. */
export const workshopWords = {
  title: 'Workshop',
} as const
