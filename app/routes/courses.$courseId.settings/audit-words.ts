const WORDS: Record<string, string> = {
  "course-made": "Made the course",
  "course-changed": "Changed the course",
  "course-ended": "Ended the course",
  "course-reopened": "Began the course again",
  "code-made": "Made a new code",
  "code-withdrawn": "Withdrew the code",
  joined: "Joined",
  "member-changed": "Changed a person",
  "member-removed": "Removed a person",
  "roster-taken": "Imported a roster",
  "roster-line-removed": "Struck a line off the roster",
  "assignment-made": "Made an assignment",
  "assignment-changed": "Changed an assignment",
  "assignment-published": "Published an assignment",
  "assignment-unpublished": "Took an assignment back",
  "assignment-deleted": "Deleted an assignment",
  "question-made": "Made a question",
  "question-changed": "Made a new version of a question",
  "time-extended": "Gave more time",
  "limit-ruled": "Ruled on a cap or penalty",
  "documents-kept": "Kept graded documents as attempts",
  "outage-given": "Gave an outage's time back",
  "platform-added": "Registered a learning platform",
  "platform-removed": "Removed a learning platform",
  "platform-connected": "Connected a learning platform's course",
  "platform-disconnected": "Disconnected a learning platform's course",
  "platform-roster-taken": "Took a learning platform's list of people",
};

/** A kind of change in words; kinds of other parts of the app speak for themselves. */
export function auditWords(kind: string): string {
  const plain = kind.replaceAll("-", " ");
  return WORDS[kind] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
