-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "pricesHash" TEXT;

-- CreateTable
CREATE TABLE "Heartbeat" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Outage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fromAt" DATETIME NOT NULL,
    "toAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "OutageGiven" (
    "outageId" INTEGER NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,

    PRIMARY KEY ("outageId", "assignmentId"),
    CONSTRAINT "OutageGiven_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "Outage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Outage_toAt_idx" ON "Outage"("toAt");


