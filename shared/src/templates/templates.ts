/** What a new board can start from. Words: `words.model.templates`. */
export const templateNames = ['blank', 'fiveSteps', 'childPoverty'] as const
export type TemplateName = (typeof templateNames)[number]
