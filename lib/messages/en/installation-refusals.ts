/** What is said when an installation's move is refused. Its own file, because use cases say it, not screens. */
export const installationRefusals = {
  movedMeanwhile: (live: string) => `Somebody was faster: this installation is now “${live}”`,
  noSuchMove: (from: string, to: string) => `An installation does not go from “${from}” to “${to}”`,
  reasonMissing: 'Say why: choose a reason or write one',
  itemsOpen: 'Mandatory items of the checklist are still open',
  notRunning: 'This works only while the job is in progress',
  alreadyPaused: 'This job is paused already',
  notPaused: 'This job is not paused',
  needsPhoto: 'This item needs a photo',
  unknownReason: 'Choose one of the reasons',
  ended: 'This installation has ended',
  notAssignable: 'Only an open or assigned installation gets a technician and a time',
}
