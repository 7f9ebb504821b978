-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "gradeToken" TEXT;
