/** What is chosen for a deletion; `leave` is an option left out. */
export interface DeleteChoice {
  user: 'soft' | 'pruning' | 'hard';
  messages: 'leave' | 'soft' | 'pruning' | 'hard';
  conversations: 'leave' | 'soft' | 'hard';
  calls: 'leave' | 'soft' | 'hard';
  files: 'leave' | 'remove';
}
