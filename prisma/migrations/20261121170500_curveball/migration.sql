-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "curveball" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ThrownCurveball" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "probe" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "curveball" TEXT,
    "before" TEXT NOT NULL,
    CONSTRAINT "ThrownCurveball_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
