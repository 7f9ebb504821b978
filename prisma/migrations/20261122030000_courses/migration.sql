-- CreateTable
CREATE TABLE "Course" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "joinCode" TEXT,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Member" (
    "courseId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "timeMultiplier" REAL NOT NULL DEFAULT 1,
    "joinedAt" DATETIME NOT NULL,
    "leftAt" DATETIME,

    PRIMARY KEY ("courseId", "userId"),
    CONSTRAINT "Member_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RosterLine" (
    "courseId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "timeMultiplier" REAL NOT NULL DEFAULT 1,
    "addedAt" DATETIME NOT NULL,
    "claimedBy" TEXT,
    "claimedAt" DATETIME,

    PRIMARY KEY ("courseId", "email"),
    CONSTRAINT "RosterLine_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CourseQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CourseQuestion_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CourseQuestion_snapshotHash_fkey" FOREIGN KEY ("snapshotHash") REFERENCES "QuestionSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "minutes" INTEGER,
    "seedPolicy" TEXT NOT NULL,
    "seed" INTEGER,
    "scorePolicy" TEXT NOT NULL,
    "lateRule" TEXT NOT NULL,
    "shows" TEXT NOT NULL,
    "passMark" REAL,
    "anonymous" BOOLEAN NOT NULL DEFAULT true,
    "doubleMarked" REAL NOT NULL DEFAULT 0,
    "publishedAt" DATETIME,
    "releasedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Assignment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AssignmentQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "weight" REAL NOT NULL DEFAULT 1,
    CONSTRAINT "AssignmentQuestion_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssignmentQuestion_snapshotHash_fkey" FOREIGN KEY ("snapshotHash") REFERENCES "QuestionSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "courseId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    CONSTRAINT "AuditEntry_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "pricesHash" TEXT,
    "seed" INTEGER,
    "variant" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "curveball" BOOLEAN NOT NULL DEFAULT false,
    "startedAt" DATETIME NOT NULL,
    "lockCount" INTEGER NOT NULL DEFAULT 0,
    "closesAt" DATETIME,
    "submittedAt" DATETIME,
    "closedBy" TEXT,
    "needsGrading" BOOLEAN NOT NULL DEFAULT false,
    "gradeAfter" DATETIME,
    "gradingTries" INTEGER NOT NULL DEFAULT 0,
    "gradingError" TEXT,
    "assignmentId" TEXT,
    "slot" INTEGER,
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_snapshotHash_fkey" FOREIGN KEY ("snapshotHash") REFERENCES "QuestionSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_pricesHash_fkey" FOREIGN KEY ("pricesHash") REFERENCES "PriceSnapshot" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Attempt" ("closedBy", "closesAt", "curveball", "durationMs", "gradeAfter", "gradingError", "gradingTries", "id", "lockCount", "mode", "needsGrading", "pricesHash", "questionId", "seed", "snapshotHash", "startedAt", "submittedAt", "userId", "variant") SELECT "closedBy", "closesAt", "curveball", "durationMs", "gradeAfter", "gradingError", "gradingTries", "id", "lockCount", "mode", "needsGrading", "pricesHash", "questionId", "seed", "snapshotHash", "startedAt", "submittedAt", "userId", "variant" FROM "Attempt";
DROP TABLE "Attempt";
ALTER TABLE "new_Attempt" RENAME TO "Attempt";
CREATE INDEX "Attempt_assignmentId_slot_startedAt_idx" ON "Attempt"("assignmentId", "slot", "startedAt");
CREATE INDEX "Attempt_userId_startedAt_id_idx" ON "Attempt"("userId", "startedAt", "id");
CREATE INDEX "Attempt_userId_questionId_submittedAt_idx" ON "Attempt"("userId", "questionId", "submittedAt");
CREATE INDEX "Attempt_closesAt_idx" ON "Attempt"("closesAt");
CREATE INDEX "Attempt_needsGrading_gradeAfter_idx" ON "Attempt"("needsGrading", "gradeAfter");
CREATE INDEX "Attempt_snapshotHash_idx" ON "Attempt"("snapshotHash");
CREATE INDEX "Attempt_pricesHash_idx" ON "Attempt"("pricesHash");
CREATE UNIQUE INDEX "Attempt_userId_assignmentId_slot_key" ON "Attempt"("userId", "assignmentId", "slot");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Course_joinCode_key" ON "Course"("joinCode");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE INDEX "RosterLine_email_idx" ON "RosterLine"("email");

-- CreateIndex
CREATE INDEX "CourseQuestion_snapshotHash_idx" ON "CourseQuestion"("snapshotHash");

-- CreateIndex
CREATE UNIQUE INDEX "CourseQuestion_courseId_questionId_version_key" ON "CourseQuestion"("courseId", "questionId", "version");

-- CreateIndex
CREATE INDEX "Assignment_courseId_opensAt_idx" ON "Assignment"("courseId", "opensAt");

-- CreateIndex
CREATE INDEX "AssignmentQuestion_snapshotHash_idx" ON "AssignmentQuestion"("snapshotHash");

-- CreateIndex
CREATE INDEX "AssignmentQuestion_questionId_idx" ON "AssignmentQuestion"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentQuestion_assignmentId_slot_questionId_key" ON "AssignmentQuestion"("assignmentId", "slot", "questionId");

-- CreateIndex
CREATE INDEX "AuditEntry_courseId_id_idx" ON "AuditEntry"("courseId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_idx" ON "AuditEntry"("subject");


