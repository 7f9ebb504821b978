-- CreateTable
CREATE TABLE "AttemptResult" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "reportId" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    CONSTRAINT "AttemptResult_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);


