/** What is read out about others and the connection. Short, the news first. */
export const speechWords = {
  joined: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} joined` : `${names.length} people joined`,
  left: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} left` : `${names.length} people left`,
  lost: {
    offline: 'Offline. Changes are kept on this device.',
    away: 'No connection to the server. Changes are kept on this device.',
    blocked: 'This network stops the live connection. The board is read every few seconds.',
  },
  slower: 'Live over a slower line.',
  onlyHere: 'Do not close this tab. Changes could not be kept on this device.',
  notSaved: 'Changes are not saved yet.',
  saved: 'All changes saved.',
  backOnly: 'Back online.',
  notAccepted: (count: number) =>
    count === 1 ? '1 change was not accepted.' : `${count} changes were not accepted.`,
  keepsNothing: 'No connection. Changes cannot be kept on this device: keep this tab open.',
  answersWait: 'No connection. Your answers wait in this tab.',
  notTaken: 'Your last answers do not count.',
  frozen: 'The board is frozen.',
  unfrozen: 'The board can be changed again.',
  moved: (count: number) => (count === 1 ? '1 card moved' : `${count} cards moved`),
  added: (count: number) => (count === 1 ? '1 card added' : `${count} cards added`),
  removed: (count: number) => (count === 1 ? '1 card removed' : `${count} cards removed`),
  edited: (count: number) => (count === 1 ? '1 card changed' : `${count} cards changed`),
  others: (parts: readonly string[]) => `Others: ${parts.join(', ')}`,
  movedTo: (name: string, influence: number, interest: number) =>
    `${name} moved to influence ${Math.round(influence)}, interest ${Math.round(interest)}`,
  movedToTray: (name: string) => `${name} went back to the tray`,
  removedOne: (name: string) => `${name} was removed`,
  editedOne: (name: string) => `${name} was changed`,
} as const
